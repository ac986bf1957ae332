namespace Meanwhile.Transcripts.Scheduling;

internal sealed class SleepersWakeInOrder : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Gather(new[] { Sleeper("long", 3), Sleeper("short", 1), Sleeper("none", 0), Sleeper("middle", 2) }));

        async Coroutine<string> Sleeper(string name, int seconds)
        {
            await Sleep(seconds.Seconds);
            Say(name, Now);
            return name;
        }
    }
}
