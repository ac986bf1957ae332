namespace Meanwhile.Transcripts.Gathering;

internal sealed class Outcomes : Twin
{
    protected override async Coroutine Main()
    {
        var outcomes = await GatherOutcomes(new[] { Work(), Fail(), Cancelled() });
        Say(outcomes.Select(outcome => outcome.IsSuccess ? outcome.Value : (object?)outcome.Exception), Now);

        async Coroutine<string> Work()
        {
            await Sleep(1.Seconds);
            return "value";
        }

        async Coroutine<string> Fail() => throw new ArgumentException("boom");
        async Coroutine<string> Cancelled() => throw new CancelledException();
    }
}
