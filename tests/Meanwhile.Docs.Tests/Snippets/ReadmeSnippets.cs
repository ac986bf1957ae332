namespace Meanwhile.Docs.Tests.Snippets;

public sealed class ReadmeSnippets : Snippet
{
    [Fact]
    public void First_program()
    {
        // begin snippet: first-program
        Run(async () =>
        {
            var (a, b, c) = await Gather(Fetch("A"), Fetch("B"), Fetch("C"));
            Console.WriteLine($"{a}, {b}, {c}");          // after one second, not three
        });

        async Coroutine<string> Fetch(string name)
        {
            await Sleep(1.Seconds);                       // stands for a request that takes a second
            return $"{name} done";
        }
        // end snippet

        Printed("A done, B done, C done");
        Assert.Equal(1.Seconds, Clock.Now);
    }

    [Fact]
    public void Many_requests_a_few_at_a_time()
    {
        using var server = new SmallServer();
        string[] urls = [server.Url + "one", server.Url + "two", server.Url + "three"];

        Async.Run(
            async () =>
            {
                // begin snippet: http
                await using var session = new HttpSession();
                var pages = await WithTimeout(30.Seconds, async _ =>
                    await Map(urls, async url => await session.GetText(url), limit: 10));
                // end snippet

                Assert.Equal(["/one", "/two", "/three"], pages);
            },
            new LoopOptions { HandleInterrupt = false }
        );
    }

    [Fact]
    public void A_test_in_virtual_time()
    {
        // begin snippet: virtual-time
        var clock = new VirtualTime();
        Async.Run(async () => await Sleep(1000.Hours), new LoopOptions { TimeProvider = clock });
        Assert.Equal(1000.Hours, clock.Now);              // and the test took a millisecond
        // end snippet
    }
}
