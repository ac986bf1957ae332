namespace Meanwhile;

/// <summary>Something that waits in the ready queue for its turn.</summary>
internal interface IReadyItem
{
    /// <summary>Takes its turn. What user code throws is handled inside.</summary>
    void Run();
}
