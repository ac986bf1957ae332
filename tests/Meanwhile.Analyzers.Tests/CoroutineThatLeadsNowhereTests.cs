namespace Meanwhile.Analyzers.Tests;

public class CoroutineThatLeadsNowhereTests
{
    [Theory]
    [InlineData("string M() => F().ToString();")]
    [InlineData("void M() { F().ToString(); }")]
    [InlineData("string M() { return work().ToString(); }")]
    [InlineData("int M() => F().GetHashCode();")]
    [InlineData("Type M() => G().GetType();")]
    [InlineData("bool M() => F().Equals(null);")]
    [InlineData("bool M(Coroutine given) => given.Equals(F());")]
    [InlineData("bool M(Coroutine given) => object.Equals(given, F());")]
    [InlineData("bool M() => F() == default;")]
    [InlineData("bool M(Coroutine given) => given != F();")]
    [InlineData("bool M() => (object)F() is Coroutine;")]
    [InlineData("bool M() => F() is { };")]
    [InlineData("bool M() => other?.Mine() is null;")]
    [InlineData("string? M() => other?.Mine().ToString();")]
    [InlineData("async Coroutine M() { Console.WriteLine(F()); await F(); }")]
    [InlineData("async Coroutine M() { Console.WriteLine(\"{0}\", F()); await F(); }")]
    [InlineData("async Coroutine M() { Console.WriteLine(\"{0} {1} {2} {3}\", 1, 2, 3, F()); await F(); }")]
    [InlineData("async Coroutine M() { Console.WriteLine($\"got {G()}\"); await F(); }")]
    [InlineData("string M() => \"got \" + G();")]
    [InlineData("string M(string text) { text += G(); return text; }")]
    [InlineData("string M() => string.Format(\"{0}\", G());")]
    [InlineData("void M(StringBuilder text) { text.Append(G()); }")]
    public async Task Coroutine_that_is_only_looked_at_is_reported(string members)
    {
        Assert.Equal("MW0001", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { var forgotten = F(); await F(); }")]
    [InlineData("void M() { var forgotten = Plain(); }")]
    [InlineData("void M() { Coroutine forgotten; forgotten = F(); }")]
    [InlineData("void M() { Coroutine? forgotten = F(); if (forgotten is null) { return; } }")]
    [InlineData("void M() { object forgotten = F(); Console.WriteLine(forgotten); }")]
    [InlineData("void M() { var forgotten = F(); _ = forgotten; }")]
    [InlineData("void M() { var one = F(); var two = one; one = two; }")]
    [InlineData("void M() { var forgotten = F(); Console.WriteLine(nameof(forgotten)); }")]
    [InlineData("bool M() { var forgotten = F(); return forgotten == default || forgotten.Equals(forgotten); }")]
    [InlineData("void M() { foreach (var url in urls) { var forgotten = Get(url); } }")]
    [InlineData("void M() { Action later = () => { var forgotten = F(); }; }")]
    [InlineData("void M() { var forgotten = F(); Action later = () => Console.WriteLine(forgotten); }")]
    [InlineData("void M(bool first) { var forgotten = first ? F() : default; }")]
    [InlineData("async Coroutine M() { var one = F(); await (one = F()); }")]
    [InlineData("void M() { Coroutine forgotten; _ = forgotten = F(); }")]
    [InlineData("void M() { var pair = (F(), 1); Console.WriteLine(pair.Item2); }")]
    [InlineData("void M() { var forgotten = Task.Delay(1).AsCoroutine(); }")]
    [InlineData("private readonly Action later = () => { var forgotten = Plain(); };")]
    public async Task Variable_that_nobody_awaits_is_reported(string members)
    {
        Assert.Equal("MW0001", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M() { _ = (F(), G()); }")]
    [InlineData("void M() { var one = F(); one = F(); }")]
    [InlineData("void M() { var one = F(); var two = F(); Console.WriteLine(one == two); }")]
    [InlineData("void M(bool first) { var forgotten = first ? F() : Plain(); }")]
    public async Task Each_of_several_is_reported(string members)
    {
        Assert.Equal("MW0001 MW0001", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { var kept = F(); Console.WriteLine(kept); await kept; }")]
    [InlineData("async Coroutine M(bool now) { var kept = F(); if (now) { await kept; } }")]
    [InlineData("async Coroutine M() { Coroutine? kept = null; kept = F(); await kept.Value; }")]
    [InlineData("async Coroutine M() { object kept = F(); await (Coroutine)kept; }")]
    [InlineData("async Coroutine M() { var one = F(); var two = one; await two; }")]
    [InlineData("async Coroutine M() { Coroutine kept; await (kept = F()); }")]
    [InlineData("Coroutine M() { var kept = F(); return kept; }")]
    [InlineData("Coroutine M(bool first) => first ? F() : Plain();")]
    [InlineData("Coroutine M(int number) => number switch { 1 => F(), _ => Plain() };")]
    [InlineData("Func<Coroutine> M() { var kept = F(); return () => kept; }")]
    [InlineData("private Coroutine kept; void M() => kept = F();")]
    [InlineData("private Coroutine kept = F();")]
    [InlineData("private object? kept; void M() { kept = F(); }")]
    [InlineData("private Coroutine Kept { get; set; } void M() { Kept = F(); }")]
    [InlineData("void M(out Coroutine given) { given = F(); }")]
    [InlineData("void M(Coroutine[] given) { given[0] = F(); }")]
    [InlineData("void M() { var kept = F(); Take(ref kept); } void Take(ref Coroutine given) { }")]
    [InlineData("void M() { var kept = F(); ref var same = ref kept; Take(ref same); } void Take(ref Coroutine given) { }")]
    [InlineData("void M() { Take(F()); } void Take<T>(T given) { }")]
    [InlineData("void M() { Take(F()); } void Take(object given) { }")]
    [InlineData("void M() { Take(F(), G()); } void Take(params object[] given) { }")]
    [InlineData("void M() { object kept = F(); Take(kept); } void Take(object given) { }")]
    [InlineData("void M() { if (F() is var kept) { CreateTask(kept); } }")]
    [InlineData("void M() { if (F() is { } kept) { CreateTask(kept); } }")]
    [InlineData("async Coroutine M() { var (one, two) = (F(), G()); await one; await two; }")]
    [InlineData("async Coroutine M() { var pair = (F(), 1); await pair.Item1; }")]
    [InlineData("(Coroutine, int) M() => (F(), 1);")]
    [InlineData("object M() => new { Work = F() };")]
    [InlineData("void M() { F().GetAwaiter().GetResult(); }")]
    [InlineData("void M() { _ = new Lazy<Coroutine>(() => F()); }")]
    [InlineData("IEnumerable<Coroutine> M() { yield return F(); var kept = F(); yield return kept; }")]
    public async Task Coroutine_that_others_may_await_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M() { var ready = Coroutine.FromResult(1); }")]
    [InlineData("void M() { var ready = Coroutine.Completed; }")]
    [InlineData("bool M(List<Coroutine> all) => all.First() == all[1];")]
    [InlineData("void M(Queue<Coroutine> all) { var taken = all.Peek(); Console.WriteLine(taken); }")]
    [InlineData("string M(Coroutine given) => given.ToString();")]
    [InlineData("bool M(Coroutine given) { var same = given; return same == default; }")]
    [InlineData("void M() { var text = Task.Delay(1).ToString(); }")]
    public async Task What_made_no_new_coroutine_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    // A method that is not async may throw when it is called, and tests ask for that. An async one never does.
    [Theory]
    [InlineData("void M() { Check.Throws(() => Plain()); }", "")]
    [InlineData("void M() { Check.Throws(() => Plain().ToString()); }", "")]
    [InlineData("void M() { Func<string> text = () => Sleep(TimeSpan.Zero).ToString(); }", "")]
    [InlineData("void M() { Check.Throws(() => F()); }", "MW0001")]
    [InlineData("void M() { Check.Throws(() => { return F(); }); }", "MW0001")]
    [InlineData("void M() { Check.Throws(() => F().ToString()); }", "MW0001")]
    [InlineData("void M() { Func<string> text = () => { Console.WriteLine(); return Sleep(TimeSpan.Zero).ToString(); }; }", "MW0001")]
    public async Task Function_that_is_called_for_its_failure_is_not_reported(string members, string found)
    {
        Assert.Equal(found, await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("Func<object> M() => () => F();")]
    [InlineData("void M() { Take(() => F()); } void Take(Func<object> given) { }")]
    [InlineData("object M() => Check.Gives<object>(() => F());")]
    [InlineData("void M(Dictionary<string, Func<string, object>> handlers) { handlers[\"/\"] = url => Get(url); }")]
    [InlineData("IEnumerable<object> M() => urls.Select<string, object>(url => Get(url));")]
    [InlineData("Delegate M() => () => F();")]
    [InlineData("Func<IAwaitable> M() => () => F();")]
    [InlineData("object M() => F();")]
    public async Task Object_that_others_may_know_for_a_coroutine_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { await Repeat(() => F()); }")]
    [InlineData("async Coroutine M() { await Repeat(F); }")]
    [InlineData("async Coroutine M() { _ = await Repeat(F); }")]
    [InlineData("async Coroutine M() { await Repeat(F).ConfigureAwait(false); }")]
    [InlineData("async Coroutine M() { var forgotten = await Repeat(F); }")]
    [InlineData("async Coroutine M() { await WithTimeout(null, async _ => F()); }")]
    [InlineData("async Coroutine M() { await Gather(urls.Select(async url => Get(url))); }")]
    [InlineData("async Coroutine M() { var all = await Gather(urls.Select(async url => Get(url))); Console.WriteLine(all.Length); }")]
    public async Task Coroutine_that_an_await_gives_and_nobody_awaits_is_reported(string members)
    {
        Assert.Equal("MW0001", await Compiled.Ids($"private static Task<T> Repeat<T>(Func<T> work) => Task.FromResult(work()); {members}"));
    }

    [Theory]
    [InlineData("async Coroutine M() { await await Repeat(F); }")]
    [InlineData("async Coroutine M() { var all = await Gather(urls.Select(async url => Get(url))); await Gather(all); }")]
    [InlineData("async Coroutine M() { var kept = await Repeat(F); await kept; }")]
    [InlineData("async Coroutine M() { await WithTimeout(null, async _ => await F()); }")]
    [InlineData("async Coroutine<Coroutine> M() => await Repeat(F);")]
    [InlineData("async Coroutine M(Task<Coroutine> given) { await given; }")]
    [InlineData("private Task<Coroutine[]> Known() => Task.FromResult(new Coroutine[0]); async Coroutine M() { var all = await Known(); Console.WriteLine(all.Length); }")]
    public async Task Coroutine_that_an_await_gives_and_others_may_await_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids($"private static Task<T> Repeat<T>(Func<T> work) => Task.FromResult(work()); {members}"));
    }

    [Theory]
    [InlineData("void M() { urls.ToList().ForEach(url => Get(url)); }", "CS4014")]
    [InlineData("void M() { urls.ToList().ForEach(url => Plain()); }", "MW0001")]
    [InlineData("void M() { Parallel.ForEach(urls, url => Get(url)); }", "CS4014")]
    [InlineData("void M() { Parallel.ForEach(urls, url => Plain()); }", "MW0001")]
    [InlineData("void M() { Parallel.Invoke(() => Plain()); }", "MW0001")]
    [InlineData("void M() { urls.AsParallel().ForAll(url => Plain()); }", "MW0001")]
    [InlineData("void M(EventLoop loop) { loop.CallSoon(() => Plain()); }", "MW0001")]
    [InlineData("void M(CancellationToken token) { token.Register(() => Plain()); }", "MW0001")]
    [InlineData("void M() { ThreadPool.QueueUserWorkItem(_ => Plain()); }", "MW0001")]
    [InlineData("void M() { _ = new Timer(_ => Plain(), null, 0, 0); }", "MW0001")]
    [InlineData("void M() { _ = new Thread(() => Plain()); }", "MW0001")]
    [InlineData("event EventHandler Clicked { add { } remove { } } void M() { Clicked += (_, _) => Plain(); }", "MW0001")]
    public async Task Lambda_that_gives_nothing_is_reported_by_one_of_both(string members, string found)
    {
        Assert.Equal(found, await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M() { var forgotten = F(); }", "coroutine 'F' is never awaited: it will not run")]
    [InlineData("string M() => work().ToString();", "coroutine 'work' is never awaited: it will not run")]
    [InlineData("async Coroutine M() { await WithTimeout(null, async _ => F()); }", "the coroutine that 'WithTimeout' gives is never awaited: it will not run")]
    [InlineData("async Coroutine M() { await Gather(urls.Select(async url => Get(url))); }", "each coroutine that 'Gather' gives is never awaited: it will not run")]
    public async Task Message_names_the_coroutine_or_what_gives_it(string members, string message)
    {
        var found = Assert.Single(await Compiled.Members(members));

        Assert.Equal(message, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
