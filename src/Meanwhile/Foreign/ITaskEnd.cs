namespace Meanwhile;

/// <summary>What a <see cref="Task"/> calls when it ends, and through which nobody waits any longer.</summary>
internal interface ITaskEnd
{
    /// <summary>Another one tells how the task ended: this one is to say nothing.</summary>
    void Silence();

    /// <summary>The loop has closed: it must not be kept by a task that may live on for long.</summary>
    void LetGoOfLoop();
}
