namespace Meanwhile.Transcripts.Locks;

internal sealed class SemaphoreFirstComeFirstServed : Twin
{
    protected override async Coroutine Main()
    {
        var semaphore = new AsyncSemaphore(2);
        await Gather("abcde".Select(name => Work(name.ToString())));
        Say(semaphore.IsLocked, Now);

        async Coroutine Work(string name)
        {
            using (await semaphore.Acquire())
            {
                Say(name, "in", Now);
                await Sleep(1.Seconds);
            }
        }
    }
}
