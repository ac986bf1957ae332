namespace Meanwhile.Transcripts.Groups;

internal sealed class BothNestedGroupsFail : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Outer()), Now);

        async Coroutine Fail(string text)
        {
            await Sleep(1.Seconds);
            throw new ArgumentException(text);
        }

        Coroutine Inner() => TaskGroup.Run(async group => { group.CreateTask(Fail("inner")); });

        Coroutine Outer() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Fail("outer"));
                group.CreateTask(Inner());
            });
    }
}
