namespace Meanwhile;

/// <summary>A coroutine, whatever its result: what a task can be made of.</summary>
internal interface ICold
{
    /// <summary>Makes a task of it, not yet scheduled.</summary>
    LoopTask MakeTask(EventLoop loop, string? name, string file, int line);

    /// <summary>Whether it was neither awaited nor made a task of.</summary>
    bool IsFresh { get; }

    /// <summary>Whether that task, not yet begun, was made of it.</summary>
    bool IsRootOf(LoopTask task);

    /// <summary>Gives it up without running it.</summary>
    void Abandon();
}
