namespace Meanwhile.Docs.Tests.Snippets;

public sealed class SynchronizationSnippets : Snippet
{
    [Fact]
    public void Lock()
    {
        // begin snippet: lock
        Run(async () =>
        {
            var gate = new AsyncLock("account");
            var balance = 100;
            await Gather(Withdraw("rent", 80), Withdraw("food", 30));

            async Coroutine Withdraw(string what, int amount)
            {
                using (await gate.Acquire())              // the other one waits here, in the order of arrival
                {
                    var before = balance;
                    await Sleep(1.Seconds);               // another task could come in between, were it not for the lock
                    balance = before >= amount ? before - amount : before;
                    Console.WriteLine($"{what}: {balance} left");
                }
            }
        });
        // end snippet

        Printed("rent: 20 left", "food: 20 left");
    }

    [Fact]
    public void Queue()
    {
        // begin snippet: queue
        Run(async () =>
        {
            var pages = new AsyncQueue<int>(maxSize: 2);
            await Gather(Find(), Read("a"), Read("b"));

            async Coroutine Find()
            {
                for (var page = 1; page <= 4; page++)
                {
                    await pages.Put(page);                // waits while two are in it that nobody has taken
                }

                pages.Shutdown();                         // those who read get what is left, and end
            }

            async Coroutine Read(string name)
            {
                await foreach (var page in pages)
                {
                    await Sleep(1.Seconds);
                    Console.WriteLine($"{name} has read {page}");
                }
            }
        });
        // end snippet

        Printed("a has read 1", "b has read 2", "a has read 3", "b has read 4");
    }
}
