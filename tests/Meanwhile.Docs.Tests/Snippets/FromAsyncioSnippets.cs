namespace Meanwhile.Docs.Tests.Snippets;

public sealed class FromAsyncioSnippets : Snippet
{
    private const string Page = "docs/from-asyncio.md";

    [Fact]
    public void Three_at_once()
    {
        // begin snippet: from-asyncio-gather
        Run(async () =>
        {
            var (a, b, c) = await Gather(Fetch("A"), Fetch("B"), Fetch("C"));
            Console.WriteLine($"{a}, {b}, {c}");
        });

        async Coroutine<string> Fetch(string name)
        {
            await Sleep(1.Seconds);
            return $"{name} done";
        }
        // end snippet

        PrintedAsShown(Page, "from-asyncio-gather");
    }

    [Fact]
    public void A_group_that_fails()
    {
        // begin snippet: from-asyncio-group
        Run(async () =>
        {
            try
            {
                await TaskGroup.Run(async group =>
                {
                    group.CreateTask(Download("fast", 0.1.Seconds));
                    group.CreateTask(Download("bad", 0.2.Seconds));
                    group.CreateTask(Download("slow", 10.Seconds));
                });
            }
            catch (ExceptionGroup failures) when (failures.Contains<IOException>())
            {
                foreach (var failure in failures.InnerExceptions)
                {
                    Console.WriteLine($"failed: {failure.Message}");
                }
            }
        });

        async Coroutine Download(string name, TimeSpan time)
        {
            try
            {
                await Sleep(time);
                if (name == "bad")
                {
                    throw new IOException("disk full");
                }

                Console.WriteLine($"{name}: downloaded");
            }
            finally
            {
                Console.WriteLine($"{name}: closed");
            }
        }
        // end snippet

        PrintedAsShown(Page, "from-asyncio-group");
    }

    [Fact]
    public void Workers_and_a_queue()
    {
        // begin snippet: from-asyncio-queue
        Run(async () =>
        {
            var jobs = new AsyncQueue<double>(maxSize: 1);
            await TaskGroup.Run(async group =>
            {
                group.CreateTask(Worker("a", jobs));
                group.CreateTask(Worker("b", jobs));
                foreach (var job in new[] { 0.5, 0.1, 0.2 })
                {
                    await jobs.Put(job);
                }

                jobs.Shutdown();
            });
        });

        async Coroutine Worker(string name, AsyncQueue<double> jobs)
        {
            await foreach (var job in jobs)                   // ends when the queue is shut down and empty
            {
                await Sleep(job.Seconds);
                Console.WriteLine($"{name} has done {job}");
            }
        }
        // end snippet

        PrintedAsShown(Page, "from-asyncio-queue");
    }

    [Fact]
    public void A_deadline_with_clean_up()
    {
        // begin snippet: from-asyncio-timeout
        Run(async () =>
        {
            try
            {
                await WithTimeout(0.5.Seconds, async _ => await Report());
            }
            catch (TimeoutException)
            {
                Console.WriteLine("too slow");
            }
        });

        async Coroutine Report()
        {
            try
            {
                await Sleep(1.Hours);
            }
            finally
            {
                await Sleep(0.1.Seconds);
                Console.WriteLine("draft saved");
            }
        }
        // end snippet

        PrintedAsShown(Page, "from-asyncio-timeout");
    }

    [Fact]
    public void A_catch_that_lets_a_cancel_pass()
    {
        // begin snippet: from-asyncio-catch
        Run(async () =>
        {
            var poll = CreateTask(Poll());
            await Sleep(1.Seconds);
            await poll.CancelAndWait();
            Console.WriteLine($"cancelled: {poll.IsCancelled}");
        });

        async Coroutine Poll()
        {
            while (true)
            {
                try
                {
                    await Sleep(1.Hours);                     // stands for a request
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    Console.WriteLine($"again, after {error.Message}");
                }
            }
        }
        // end snippet

        PrintedAsShown(Page, "from-asyncio-catch");
    }
}
