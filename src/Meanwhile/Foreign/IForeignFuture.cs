namespace Meanwhile;

/// <summary>A future of something of .NET's own.</summary>
internal interface IForeignFuture
{
    /// <summary>A cancel was thrown into a coroutine that brings about its end.</summary>
    void ThrownBelow();
}
