namespace Meanwhile.Transcripts.Eager;

internal sealed class ChainOfAwaits : Twin
{
    protected override async Coroutine Main()
    {
        var task = CreateTask(Link(5), eager: true);
        Say(task.IsDone, await task);

        async Coroutine<int> Link(int depth) => depth == 0 ? 0 : 1 + await CreateTask(Link(depth - 1), eager: true);
    }
}
