namespace Meanwhile;

/// <summary>A state machine written by hand, which the compiler gave no name.</summary>
internal interface INamedCoroutine
{
    /// <summary>The name of the coroutine, for messages.</summary>
    string Name { get; }
}
