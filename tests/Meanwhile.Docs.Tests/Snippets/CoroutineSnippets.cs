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
        // begin snippet: never-awaited
        var options = new LoopOptions { OnError = error => Console.WriteLine(error.Message) };
        Async.Run(
            async () =>
            {
                var forgotten = Save();
                await Yield();
            },
            options);

        async Coroutine Save() => await Sleep(1.Seconds);
        // end snippet

        Printed("coroutine 'Save' was never awaited");
    }

    [Fact]
    public void Failure_at_the_await()
    {
        // begin snippet: failure
        Run(async () =>
        {
            var failing = Divide(1, 0);                   // nothing is thrown here
            try
            {
                await failing;
            }
            catch (DivideByZeroException)
            {
                Console.WriteLine("thrown at the await");
            }
        });

        async Coroutine<int> Divide(int number, int by)
        {
            await Yield();
            return number / by;
        }
        // end snippet

        Printed("thrown at the await");
    }

    [Fact]
    public void Ready_made()
    {
        // begin snippet: ready-made
        Run(async () =>
        {
            Console.WriteLine(await Find("a"));           // no async method, no suspension
            Console.WriteLine(await Find("b"));
        });

        Coroutine<string> Find(string key) =>
            key == "a" ? Coroutine.FromResult("from the cache") : Load(key);

        async Coroutine<string> Load(string key)
        {
            await Sleep(1.Seconds);
            return $"{key} loaded";
        }
        // end snippet

        Printed("from the cache", "b loaded");
    }
}
