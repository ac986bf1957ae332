namespace Meanwhile.Docs.Tests.AsyncioMap;

/// <summary>What the examples of the map find around them.</summary>
internal abstract class Example
{
    private LoopTask<int>? underWay;

    /// <summary>The loop that the example runs on; an example that runs one of its own does not ask.</summary>
    protected EventLoop loop { get; } = EventLoop.CurrentOrNull!;

    protected static string[] urls => ["a", "b", "c"];

    /// <summary>Made when it is first asked for, since a task needs a loop that runs.</summary>
    protected LoopTask<int> task => underWay ??= CreateTask(Work());

    protected static async Coroutine<int> Work()
    {
        await Sleep(1.Seconds);
        return 42;
    }

    protected static async Coroutine<string> Fetch(string url)
    {
        await Sleep(1.Seconds);
        return $"page {url}";
    }

    protected static async Coroutine Save() => await Sleep(1.Seconds);

    protected static void Callback() => Console.WriteLine("called back");
}
