using System.Runtime.InteropServices;

namespace Meanwhile.Transcripts.Signals;

internal sealed class SignalThatNobodyMayHandle : TwinInItsOwnProcess
{
    private const PosixSignal Kill = (PosixSignal)9;

    protected override void PerformHere() => Async.Run(Main, Options);

    protected override async Coroutine Main()
    {
        var loop = EventLoop.Current;
        Say("refused:", Attempt(() => loop.AddSignalHandler(Kill, static () => { })) is not null);
        Say("was there:", loop.RemoveSignalHandler(Kill));
    }
}
