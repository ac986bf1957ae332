namespace Meanwhile;

/// <summary>A coroutine, whatever its result: what a task can be made of.</summary>
internal interface ICold
{
    /// <summary>Makes a task of it, not yet scheduled.</summary>
    LoopTask MakeTask(EventLoop loop, string? name, string file, int line);

    /// <summary>Gives it up without running it.</summary>
    void Abandon();
}
