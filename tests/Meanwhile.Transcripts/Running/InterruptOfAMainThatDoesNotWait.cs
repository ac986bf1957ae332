using System.Runtime.InteropServices;

namespace Meanwhile.Transcripts.Running;

internal sealed class InterruptOfAMainThatDoesNotWait : TwinInItsOwnProcess
{
    protected override void PerformHere()
    {
        Say(RunInterrupted(() => Say("main goes on")));
        Say(RunInterrupted(static () => throw new ArgumentException("main's own error")));
    }

    private object? RunInterrupted(Action end)
    {
        // Who registered for the signal is told one after the other, whichever the order is: the run's own is between these two.
        using var first = new ManualResetEventSlim();
        using var last = new ManualResetEventSlim();
        using var before = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => first.Set());
        return Attempt(() => Async.Run(Value, Options));

        async Coroutine<string> Value()
        {
            using var after = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => last.Set());
            Interrupt();
            Assert.True(first.Wait(30.Seconds) && last.Wait(30.Seconds));
            end();
            return "main's own result";
        }
    }
}
