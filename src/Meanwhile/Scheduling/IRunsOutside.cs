namespace Meanwhile;

/// <summary>What must not be lost when the loop it was handed to has closed.</summary>
internal interface IRunsOutside : IReadyItem
{
    /// <summary>Takes its turn without the loop.</summary>
    void RunOutside();
}
