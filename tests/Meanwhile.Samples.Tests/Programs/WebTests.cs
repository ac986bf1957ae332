namespace Meanwhile.Samples.Tests.Programs;

/// <summary>Programs that ask a web API.</summary>
public sealed class WebTests
{
    [Fact]
    public async Task Five_urls_are_asked_one_after_another_and_then_all_at_once()
    {
        var visitors = new Visitors(number => number <= 5 ? 1 : 5);
        await using var api = await visitors.Open();
        var mostInTurn = 0;
        var printed = new Printed
        {
            LineCame = line =>
            {
                if (line.StartsWith("one after another", StringComparison.Ordinal))
                {
                    mostInTurn = visitors.MostAtOnce;
                }
            },
        };

        await Sample.Run("five-urls", printed, "--url", api.Url.ToString());

        string[] answers = [.. Enumerable.Range(1, 5).Select(number => $"posts/{number}: 36 characters")];
        printed.Is([.. answers, Assert.Single(Seconds.In(printed, "one after another: # s")).Line, .. answers, Assert.Single(Seconds.In(printed, "all at once:       # s")).Line]);
        Assert.Equal(1, mostInTurn);
        Assert.Equal(5, visitors.MostAtOnce);
        Assert.Equal(10, visitors.Came);
        Page.Shows("five-urls", printed);
    }

    [Fact]
    public async Task Five_urls_of_half_a_second_take_less_time_together()
    {
        var printed = await Sample.Run("five-urls");

        var inTurn = Assert.Single(Seconds.In(printed, "one after another: # s")).Value;
        Assert.InRange(inTurn, 2.5, double.MaxValue);
        Assert.InRange(Assert.Single(Seconds.In(printed, "all at once:       # s")).Value, 0.5, inTurn);
    }

    [Fact]
    public async Task Two_hundred_urls_are_under_way_at_once()
    {
        var visitors = new Visitors(_ => 200);
        await using var api = await visitors.Open();

        var printed = await Sample.Run("two-hundred-urls", "--url", api.Url.ToString());

        printed.Is("200 answers, the first is Todo 1, the last is Todo 200", "66 are completed", Assert.Single(Seconds.In(printed, "# s")).Line);
        Assert.Equal(200, visitors.MostAtOnce);
        Page.Shows("two-hundred-urls", printed);
    }

    [Fact]
    public async Task Ten_users_are_printed_in_the_order_of_their_numbers()
    {
        var visitors = new Visitors(_ => 10);
        await using var api = await visitors.Open();

        var printed = await Sample.Run("ten-users", "--url", api.Url.ToString());

        printed.Is(" 1 Ada", " 2 Alan", " 3 Barbara", " 4 Dennis", " 5 Donald", " 6 Edsger", " 7 Frances", " 8 Grace", " 9 John", "10 Ken");
        Page.Shows("ten-users", printed);
    }

    [Fact]
    public async Task Url_that_fails_becomes_an_error_and_the_others_go_on()
    {
        var visitors = new Visitors(_ => 4);
        await using var api = await visitors.Open();

        var printed = await Sample.Run("json-with-errors", "--url", api.Url.ToString());

        var notJson = $"page/1: error: GET {api.Url}page/1: the body is not the expected JSON: ";
        printed.Is(
            "posts/1: Post 1",
            "posts/2: Post 2",
            $"posts/0: error: GET {api.Url}posts/0: the server answered 404 Not Found.",
            Assert.Single(printed.Lines, line => line.StartsWith(notJson, StringComparison.Ordinal)),
            "http://127.0.0.1:1/: error: GET http://127.0.0.1:1/: '127.0.0.1' port 1 refused the connection. Is the server running, and is this the right port?"
        );
        Page.Shows("json-with-errors", printed);
    }

    [Theory]
    [InlineData("Hello", "Good night", "Name a colour", "Why is rain wet", "Explain coroutines to a child")]
    [InlineData("Why is rain wet", "Explain coroutines to a child", "Name a colour", "Hello", "Good night")]
    public async Task Answers_of_an_AI_are_handled_in_the_order_in_which_they_arrive(params string[] order)
    {
        var questions = order.ToDictionary(prompt => prompt, _ => new Question());
        await using var api = await LocalApi.Start((prompt, _) => questions[prompt].WaitForAnswer());
        var answered = 0;
        var printed = new Printed
        {
            LineCame = _ =>
            {
                if (++answered < order.Length)
                {
                    questions[order[answered]].Answer();
                }
            },
        };

        var run = Sample.Run("ai-calls", printed, "--url", api.Url.ToString());
        await Task.WhenAny(run, Task.WhenAll(questions.Values.Select(question => question.Came)));
        questions[order[0]].Answer();
        await run;

        printed.Is([.. order.Select(prompt => $"{prompt}: I know {prompt.Split(' ').Length} words about that.")]);
        if (order[0] == "Hello")
        {
            Page.Shows("ai-calls", printed);
        }
    }

    [Fact]
    public async Task Five_hundred_pages_are_scraped_fifty_at_a_time()
    {
        var visitors = new Visitors(number => number <= 50 ? 50 : 1);
        await using var api = await visitors.Open();

        var printed = await Sample.Run("scrape", "--url", api.Url.ToString());

        printed.Is("500 pages, 0 failed, 3892 letters in their titles", Assert.Single(Seconds.In(printed, "# s")).Line);
        Assert.Equal(50, visitors.MostAtOnce);
        Assert.Equal(500, visitors.Came);
        Page.Shows("scrape", printed);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_scraping_in_good_order()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Signals are sent by kill.");
        var visitors = new Visitors(_ => int.MaxValue);
        await using var api = await visitors.Open();
        await using var scraping = SampleProcess.Start("scrape", "--url", api.Url.ToString());
        await visitors.WhenAllCame(50);

        await scraping.Interrupt();

        Assert.Equal("stopped\n", await scraping.Error.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(130, await scraping.End());
    }

    [Fact]
    public async Task Arguments_that_make_no_sense_are_refused_by_name()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Sample.Run("ten-users", "--url", "nowhere"));

        Assert.Equal("'--url nowhere' is not understood. Write nothing, or --url and an address such as https://example.com/", error.Message);
    }

    private sealed class Question
    {
        private readonly TaskCompletionSource came = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Came => came.Task;

        public Task WaitForAnswer()
        {
            came.SetResult();
            return answer.Task;
        }

        public void Answer() => answer.SetResult();
    }
}
