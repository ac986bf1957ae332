namespace Meanwhile.Transcripts.Tasks;

internal sealed class StackOfATask : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Outer(), "task");
        Say(Stack());
        await Yield();
        Say(Stack());
        await task;
        Say(Stack());

        static async Coroutine Inner() => await Sleep(1.Seconds);

        static async Coroutine Outer() => await Inner();

        static IEnumerable<string> Stack() =>
            TaskTree.Capture().Roots.Where(static node => node.Name == "task").SelectMany(static node => node.Coroutines.Outer).Select(static name => name.ToLowerInvariant());
    }
}
