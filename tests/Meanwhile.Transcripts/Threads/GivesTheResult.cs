namespace Meanwhile.Transcripts.Threads;

internal sealed class GivesTheResult : Twin
{
    protected override async Coroutine Main()
    {
        var loopThread = Environment.CurrentManagedThreadId;
        var (value, isElsewhere) = await ToThread(() => Work("good"));
        Say(new object[] { value, isElsewhere });
        Say(await Attempted(ToThread(() => Work("bad"))));

        (string Value, bool IsElsewhere) Work(string value) => value == "bad" ? throw new ArgumentException("boom") : (value, Environment.CurrentManagedThreadId != loopThread);
    }
}
