using System.Text.RegularExpressions;

namespace Meanwhile.Transcripts.Reports;

internal sealed class SlowStep : Twin
{
    protected override LoopOptions Options =>
        new()
        {
            TimeProvider = Clock,
            OnError = error => Say(Regex.Match(error.Message, @"took [\d.]+ seconds", RegexOptions.NonBacktracking)),
            HandleInterrupt = false,
            Debug = true,
        };

    protected override async Coroutine Main()
    {
        EventLoop.Current.CallSoon(() => Clock.Advance(0.05.Seconds));
        await Yield();
        EventLoop.Current.CallSoon(() => Clock.Advance(0.25.Seconds));
        await Yield();
        await Yield();
        Clock.Advance(0.5.Seconds);
        await Yield();
        Say("main ends");
    }
}
