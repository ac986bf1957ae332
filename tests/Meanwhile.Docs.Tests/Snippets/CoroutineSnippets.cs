namespace Meanwhile.Docs.Tests.Snippets;

public sealed class CoroutineSnippets : Snippet
{
    [Fact]
    public void Cold()
    {
        // begin snippet: cold
        Run(async () =>
        {
            var greeting = Greet();                       // runs nothing yet
            Console.WriteLine("created");
            Console.WriteLine(await greeting);            // runs it here
        });

        async Coroutine<string> Greet()
        {
            Console.WriteLine("running");
            await Sleep(1.Seconds);
            return "hello";
        }
        // end snippet

        Printed("created", "running", "hello");
    }

    [Fact]
    public void Awaited_once()
    {
        // begin snippet: awaited-once
        Run(async () =>
        {
            var answer = Answer();
            await answer;
            try
            {
                await answer;
            }
            catch (InvalidOperationException error)
            {
                Console.WriteLine(error.Message);
            }

            var task = CreateTask(Answer());              // a task may be awaited as often as you like
            Console.WriteLine(await task + await task);
        });

        async Coroutine<int> Answer()
        {
            await Yield();
            return 21;
        }
        // end snippet

        Printed(
            "cannot reuse already awaited coroutine. Call the method again, or make a task of it with CreateTask and await that as often as you like.",
            "42"
        );
    }

    [Fact]
    public void Never_awaited()
    {
        var hasChanges = false;

        // begin snippet: never-awaited
        var options = new LoopOptions { OnError = error => Console.WriteLine(error.Message) };
        Async.Run(
            async () =>
            {
                var saving = Save();
                if (hasChanges)
                {
                    await saving;                         // on this way alone
                }
            },
            options);

        async Coroutine Save() => await Sleep(1.Seconds);
        // end snippet

        Printed("coroutine 'Save' was never awaited");
    }

    [Fact]
    public void Ready_made()
    {
        // begin snippet: ready-made
        Coroutine<string> Find(string key) =>
            key.Length > 0 ? Coroutine.FromResult($"{key} found") : Coroutine.FromException<string>(new ArgumentException("no key"));
        // end snippet

        Run(async () =>
        {
            Console.WriteLine(await Find("a"));
            await Assert.ThrowsAsync<ArgumentException>(async () => await Find(""));
        });
        Printed("a found");
    }
}
