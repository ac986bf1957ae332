namespace Meanwhile;

/// <summary>What a task that is not done is about.</summary>
public enum TaskActivity
{
    /// <summary>It waits for what <see cref="TaskNode.WaitsFor"/> says.</summary>
    Waiting,

    /// <summary>Its code is what looks, or called what looks.</summary>
    Running,

    /// <summary>What it waited for is over, or it has given the others a turn: it goes on in its turn.</summary>
    Ready,

    /// <summary>It was made and has not yet begun.</summary>
    NotBegun,

    /// <summary>It waits for a place in its group, whose limit is reached.</summary>
    HeldBack,
}
