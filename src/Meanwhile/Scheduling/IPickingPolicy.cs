namespace Meanwhile;

/// <summary>Chooses which of the ready items of a turn runs next. Without one the order is first come, first served.</summary>
internal interface IPickingPolicy
{
    /// <summary>An index from 0 to <paramref name="count"/> - 1.</summary>
    int Pick(int count);
}
