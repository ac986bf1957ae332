namespace Meanwhile.Docs.Tests.Snippets;

public sealed class LivingWithTaskSnippets : Snippet
{
    [Fact]
    public void Await_any_task()
    {
        // begin snippet: await-task
        Run(async () =>
        {
            var before = LoopTask.Current;
            var sum = await Task.Run(() => Enumerable.Range(1, 100).Sum());   // on the thread pool
            Console.WriteLine(sum);
            Console.WriteLine(LoopTask.Current == before);                    // and back, in the same task
        });
        // end snippet

        Printed("5050", "True");
    }

    [Fact]
    public void Async_methods_on_the_loop()
    {
        // begin snippet: async-task-method
        Run(async () =>
        {
            string[] names = ["a", "b"];
            var results = await Gather(names.Select(async name => await Fetch(name)));  // lambdas of type Task<string>
            Console.WriteLine(string.Join(' ', results));
        });

        async Task<string> Fetch(string name)
        {
            await Sleep(1.Seconds);                       // a coroutine, awaited in a method that returns a Task
            return name.ToUpperInvariant();
        }
        // end snippet

        Printed("A B");
        Assert.Equal(1.Seconds, Clock.Now);
    }

    [Fact]
    public void Both_ways()
    {
        // begin snippet: bridges
        Run(async () =>
        {
            Task<int> forOthers = CreateTask(Answer()).AsTask();
            Coroutine<int> forUs = Task.FromResult(1).AsCoroutine();
            Console.WriteLine(await forOthers + await forUs);
        });

        async Coroutine<int> Answer()
        {
            await Sleep(1.Seconds);
            return 41;
        }
        // end snippet

        Printed("42");
    }

    [Fact]
    public void From_another_thread()
    {
        // begin snippet: submit
        Run(async () =>
        {
            var loop = EventLoop.Current;
            var answer = await Task.Run(async () =>
            {
                // On the thread pool: nothing of the loop may be touched here, except Submit and CallSoonThreadsafe.
                return await loop.Submit(Answer);
            });
            Console.WriteLine(answer);
        });

        async Coroutine<int> Answer()
        {
            await Yield();
            return 42;
        }
        // end snippet

        Printed("42");
    }

    [Fact]
    public void Blocking_work()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Meanwhile.xml");

        // begin snippet: to-thread
        Run(async () =>
        {
            var text = await ToThread(() => File.ReadAllText(path));   // the loop goes on meanwhile
            Console.WriteLine(text.Length > 0);
        });
        // end snippet

        Printed("True");
    }
}
