namespace Meanwhile.Transcripts.Scheduling;

internal sealed class StopBeforeRunningIsOneTurn : Twin
{
    protected override void Perform()
    {
        using var loop = new EventLoop(Options);
        loop.CallSoon(() => Turn(1));
        loop.Stop();
        loop.RunForever();
        Say("stopped", loop.IsRunning);
        loop.Stop();
        loop.RunForever();
        Say("stopped again");

        void Turn(int number)
        {
            Say("turn", number);
            loop.CallSoon(() => Turn(number + 1));
        }
    }
}
