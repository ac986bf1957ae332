namespace Meanwhile.Transcripts.Locks;

internal sealed class SemaphoreReleasedTooOften : Twin
{
    protected override async Coroutine Main()
    {
        var bounded = new AsyncSemaphore(1, bounded: true);
        await bounded.Acquire();
        bounded.Release();
        Say(TypeOf(Attempt(bounded.Release)));
        var plain = new AsyncSemaphore(1);
        plain.Release();
        await plain.Acquire();
        Say(plain.IsLocked);
        await plain.Acquire();
        Say(plain.IsLocked);
    }
}
