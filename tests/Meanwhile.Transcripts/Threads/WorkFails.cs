namespace Meanwhile.Transcripts.Threads;

internal sealed class WorkFails : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Attempted(ToThread(() => Fails("first"))));
        Say((await GatherOutcomes(new[] { "second", "third" }.Select(name => ToThread(() => Fails(name))))).Select(static outcome => outcome.Exception));
        Say(await ToThread(static () => "works"));

        static string Fails(string message) => throw new ArgumentException(message);
    }
}
