namespace Meanwhile;

/// <summary>Something that a timer wakes.</summary>
internal interface ITimerTarget
{
    /// <summary>Whether it still waits for the timer of that number; a cancelled timer is told by this.</summary>
    bool IsArmed(int sequence);

    /// <summary>Its place among the targets that the timers keep; negative, the complement of a task's in the table of tasks.</summary>
    int TimerPlace { get; set; }

    /// <summary>The time has come.</summary>
    void Fire();
}
