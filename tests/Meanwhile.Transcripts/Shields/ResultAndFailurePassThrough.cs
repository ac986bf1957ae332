namespace Meanwhile.Transcripts.Shields;

internal sealed class ResultAndFailurePassThrough : Twin
{
    protected override async Coroutine Main()
    {
        Say(await Shield(Work()), Now);
        Say(await Attempted(Shield(Fail())), Now);
        var done = CreateTask(Work());
        await done;
        Say(await Shield(done), Shield((IAwaitable)done) == done);

        async Coroutine<string> Work()
        {
            await Sleep(1.Seconds);
            return "value";
        }

        async Coroutine Fail()
        {
            await Sleep(1.Seconds);
            throw new ArgumentException("boom");
        }
    }
}
