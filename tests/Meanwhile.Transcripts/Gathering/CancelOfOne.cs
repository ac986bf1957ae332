namespace Meanwhile.Transcripts.Gathering;

internal sealed class CancelOfOne : Twin
{
    protected override async Coroutine Main()
    {
        var first = CreateTask(Work("a", 2));
        var second = CreateTask(Work("b", 3));
        var gathering = Gather(first, second);
        await Sleep(1.Seconds);
        first.Cancel();
        Say(await Attempted((IAwaitable)gathering), Now);
        Say(await second);

        async Coroutine<string> Work(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            Say(name, "ends");
            return name;
        }
    }
}
