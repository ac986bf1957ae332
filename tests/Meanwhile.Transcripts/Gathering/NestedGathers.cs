namespace Meanwhile.Transcripts.Gathering;

internal sealed class NestedGathers : Twin
{
    protected override async Coroutine Main()
    {
        var inner = Gather(new[] { Work(1), Work(2) });
        var outer = Gather(inner, Work(3));
        Say(await Attempted(outer), Now);
        Say(inner.Exception, outer.Exception == inner.Exception);
        Say(await Gather(new[] { Gather(new[] { Work(1), Work(3) }), Gather(new[] { Work(0) }) }), Now);

        async Coroutine<int> Work(int value)
        {
            await Sleep(value.Seconds);
            return value == 2 ? throw new ArgumentException("two") : value;
        }
    }
}
