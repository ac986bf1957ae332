namespace Meanwhile;

/// <summary>Something that a timer wakes.</summary>
internal interface ITimerTarget
{
    /// <summary>Whether it still waits for the timer of that number; a cancelled timer is told by this.</summary>
    bool IsArmed(int sequence);

    /// <summary>The time has come.</summary>
    void Fire();
}
