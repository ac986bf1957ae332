namespace Meanwhile;

/// <summary>A future that has a value.</summary>
internal interface IResult<out T>
{
    /// <summary>The value, or throws what the future failed with.</summary>
    T Result { get; }
}
