namespace Meanwhile.Transcripts.Scheduling;

internal sealed class TimersOfOneDeadline : Twin
{
    protected override async Coroutine Main()
    {
        var fired = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            var number = i;
            EventLoop.Current.CallAt(1.Seconds, () => fired.Add(number));
        }

        await Sleep(2.Seconds);
        Say(fired);
    }
}
