namespace Meanwhile.Transcripts.Groups;

internal sealed class Nested : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(Outer()));

        async Coroutine Fail(string text)
        {
            await Sleep(1.Seconds);
            throw new ArgumentException(text);
        }

        Coroutine Inner() => TaskGroup.Run(async group => { group.CreateTask(Fail("inner")); });

        async Coroutine Other()
        {
            try
            {
                await Sleep(10.Seconds);
            }
            finally
            {
                Say("other ends at", Now);
            }
        }

        Coroutine Outer() =>
            TaskGroup.Run(async group =>
            {
                group.CreateTask(Inner());
                group.CreateTask(Other());
            });
    }
}
