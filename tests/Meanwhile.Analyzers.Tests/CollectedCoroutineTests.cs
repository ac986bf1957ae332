namespace Meanwhile.Analyzers.Tests;

public class CollectedCoroutineTests
{
    [Theory]
    [InlineData("void M() { var all = new List<Coroutine>(); all.Add(F()); }")]
    [InlineData("void M() { var all = new List<Coroutine>(); all.Add(F()); all.Add(Plain()); }")]
    [InlineData("void M() { var all = new List<Coroutine>(); foreach (var url in urls) { all.Add(Get(url)); } Console.WriteLine(all.Count); }")]
    [InlineData("void M() { List<Coroutine> all = []; all.Insert(0, F()); all.Clear(); }")]
    [InlineData("void M() { List<Coroutine> all; all = new(); all.AddRange(urls.Select(url => Get(url))); }")]
    [InlineData("void M() { var all = new List<IAwaitable>(); all.Add(F()); all.Add(G()); }")]
    [InlineData("void M() { var all = new List<object>(); all.Add(F()); }")]
    [InlineData("void M() { var all = new Queue<Coroutine>(); all.Enqueue(F()); Console.WriteLine(all.Dequeue()); }")]
    [InlineData("void M() { var all = new ConcurrentBag<Coroutine>(); all.Add(F()); }")]
    [InlineData("void M() { var all = new Dictionary<string, Coroutine>(); all[\"a\"] = F(); all.Add(\"b\", F()); }")]
    [InlineData("void M() { var all = new Coroutine[2]; all[0] = F(); all[1] = F(); Console.WriteLine(all.Length); }")]
    [InlineData("void M() { IList<Coroutine> all = new List<Coroutine>(); all.Add(F()); }")]
    public async Task Collection_that_coroutines_are_added_to_and_nobody_awaits_is_reported_once(string members)
    {
        Assert.Equal("MW0006", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M() { var all = new[] { F(), F() }; }")]
    [InlineData("void M() { Coroutine[] all = { F(), F() }; }")]
    [InlineData("void M() { Coroutine[] all = [F(), F()]; }")]
    [InlineData("void M() { List<IAwaitable> all = [F(), G()]; }")]
    [InlineData("void M() { var all = new List<Coroutine> { F(), F() }; }")]
    [InlineData("void M() { var all = new Dictionary<string, Coroutine> { [\"a\"] = F() }; }")]
    [InlineData("void M() { var all = new Dictionary<string, Coroutine> { { \"a\", F() } }; }")]
    [InlineData("void M() { var all = new HashSet<Coroutine>(new[] { F() }); }")]
    [InlineData("void M() { var some = new[] { F() }; List<Coroutine> all = [.. some]; }")]
    [InlineData("void M() { _ = new[] { F(), Plain() }; }")]
    [InlineData("void M() { Coroutine[,] all = { { F() }, { F() } }; }")]
    [InlineData("int M() => new[] { F() }.Length;")]
    [InlineData("int M() => new[] { F(), F() }.Count();")]
    [InlineData("string M() => string.Join(\", \", new List<Coroutine> { F() });")]
    [InlineData("void M() { var all = new[] { F(), F() }; var first = all[0]; Console.WriteLine(first); }")]
    [InlineData("void M() { var all = new[] { F(), F() }; foreach (var each in all) { Console.WriteLine(each); } }")]
    [InlineData("void M() { var all = new List<Coroutine> { F() }; all.ForEach(each => Console.WriteLine(each)); }")]
    public async Task Collection_that_is_made_of_coroutines_and_nobody_awaits_is_reported_once(string members)
    {
        Assert.Equal("MW0006", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("void M() { urls.Select(url => Get(url)); }")]
    [InlineData("void M() { urls.Select(Get); }")]
    [InlineData("void M() { urls.Select(url => { return Get(url); }).ToList(); }")]
    [InlineData("void M() { urls.Select(Get).ToArray(); }")]
    [InlineData("void M() { _ = urls.Select(Get).ToList(); }")]
    [InlineData("void M() { var all = urls.Select(url => Get(url)).ToList(); }")]
    [InlineData("void M() { var all = from url in urls where url.Length > 0 select Get(url); }")]
    [InlineData("void M() { List<Coroutine> all = [.. urls.Select(Get)]; }")]
    [InlineData("int M() => urls.Where(url => url.Length > 0).Select(Get).Skip(1).Count();")]
    [InlineData("bool M() => urls.Select(Get).Any();")]
    [InlineData("bool M() => urls.Select(Get).All(each => each == default);")]
    [InlineData("bool M() => urls.Select(Get).First() == default;")]
    [InlineData("void M() { var all = urls.ToDictionary(url => url, url => Get(url)); }")]
    [InlineData("void M() { var all = urls.SelectMany(url => new[] { Get(url) }); }")]
    [InlineData("void M() { var all = urls.ToList().ConvertAll(url => Get(url)); }")]
    [InlineData("void M() { var all = Array.ConvertAll(urls, Get); }")]
    [InlineData("void M() { foreach (var each in urls.Select(Get)) { Console.WriteLine(each); } }")]
    [InlineData("void M() { urls.Select(Get).Select(each => each.ToString()).ToList(); }")]
    [InlineData("void M() { urls.AsParallel().Select(url => Get(url)).ToList(); }")]
    public async Task Coroutines_of_many_items_that_nobody_awaits_are_reported(string members)
    {
        Assert.Equal("MW0006", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { var all = new List<Coroutine>(); all.Add(F()); await Gather(all); }")]
    [InlineData("async Coroutine M() { var all = new List<Coroutine>(); all.Add(F()); foreach (var each in all) { await each; } }")]
    [InlineData("async Coroutine M() { var all = new List<Coroutine>(); all.Add(F()); for (var i = 0; i < all.Count; i++) { await all[i]; } }")]
    [InlineData("void M() { var all = new List<Coroutine>(); all.Add(F()); all.ForEach(each => CreateTask(each)); }")]
    [InlineData("void M() { var all = new List<Coroutine>(); all.Add(F()); all.ForEach(Run); }")]
    [InlineData("async Coroutine M() { var all = new Queue<Coroutine>(); all.Enqueue(F()); while (all.Count > 0) { await all.Dequeue(); } }")]
    [InlineData("async Coroutine M() { var all = new Queue<Coroutine>(); all.Enqueue(F()); while (all.TryDequeue(out var each)) { await each; } }")]
    [InlineData("async Coroutine M() { var all = new Dictionary<string, Coroutine>(); all[\"a\"] = F(); await Gather(all.Values); }")]
    [InlineData("async Coroutine M() { var all = new Dictionary<string, Coroutine>(); all[\"a\"] = F(); foreach (var each in all) { await each.Value; } }")]
    [InlineData("async Coroutine M() { var all = new Dictionary<string, Coroutine>(); all[\"a\"] = F(); foreach (var (_, each) in all) { await each; } }")]
    [InlineData("async Coroutine M() { var all = new Dictionary<string, Coroutine>(); all[\"a\"] = F(); if (all.Remove(\"a\", out var each)) { await each; } }")]
    [InlineData("async Coroutine M() { var all = new Coroutine[1]; all[0] = F(); await all[0]; }")]
    [InlineData("async Coroutine M() { var all = new[] { F(), F() }; await Gather(all); }")]
    [InlineData("async Coroutine M() { await Gather(new[] { F(), F() }); }")]
    [InlineData("async Coroutine M() { await Gather(F(), G()); }")]
    [InlineData("async Coroutine M() { await Gather([F(), F()]); }")]
    [InlineData("async Coroutine M() { await new[] { F(), F() }[0]; }")]
    [InlineData("Coroutine[] M() => [F(), F()];")]
    [InlineData("List<Coroutine> M() { var all = new List<Coroutine> { F() }; return all; }")]
    [InlineData("Func<List<Coroutine>> M() { var all = new List<Coroutine> { F() }; return () => all; }")]
    [InlineData("private readonly List<Coroutine> kept = []; void M() => kept.Add(F());")]
    [InlineData("private List<Coroutine>? kept; void M() { var all = new List<Coroutine>(); all.Add(F()); kept = all; }")]
    [InlineData("private readonly List<Coroutine> kept = []; void M() { var all = kept; all.Add(F()); }")]
    [InlineData("void M(List<Coroutine> given) { given.Add(F()); }")]
    [InlineData("void M(List<Coroutine> given) { var all = given; all.Add(F()); }")]
    [InlineData("void M(Dictionary<string, List<Coroutine>> given) { given[\"a\"].Add(F()); }")]
    [InlineData("void M(List<List<Coroutine>> given) { var all = given.First(); all.Add(F()); }")]
    [InlineData("void M(bool own, List<Coroutine> given) { var all = own ? new List<Coroutine>() : given; all.Add(F()); }")]
    [InlineData("void M() { var all = new List<Coroutine>(); all.Add(F()); Take(all); } void Take(object given) { }")]
    [InlineData("void M() { var all = new Several(); all.Add(F()); } sealed class Several { public void Add(Coroutine given) { CreateTask(given); } }")]
    [InlineData("void M() { var all = new Several { F() }; } sealed class Several : List<int> { public void Add(Coroutine given) { CreateTask(given); } }")]
    public async Task Collection_that_others_may_await_is_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Theory]
    [InlineData("async Coroutine M() { await Gather(urls.Select(Get)); }")]
    [InlineData("async Coroutine M() { var all = urls.Select(url => Get(url)).ToList(); await Gather(all); }")]
    [InlineData("async Coroutine M() { foreach (var each in urls.Select(Get)) { await each; } }")]
    [InlineData("async Coroutine M() { await urls.Select(Get).First(); }")]
    [InlineData("async Coroutine M() { await Gather(from url in urls select Get(url)); }")]
    [InlineData("async Coroutine M() { var all = urls.ToDictionary(url => url, Get); await Gather(all.Values); }")]
    [InlineData("void M() { foreach (var each in urls.Select(Get)) { group.CreateTask(each); } }")]
    [InlineData("void M() { urls.Select(Get).Select(each => CreateTask(each)).ToList(); }")]
    [InlineData("void M() { urls.Select(url => CreateTask(Get(url))).ToList(); }")]
    [InlineData("async Coroutine M() { await Gather(urls.Select(Get).Cast<IAwaitable>()); }")]
    [InlineData("async Coroutine M() { await Task.WhenAll(urls.Select(async url => await Get(url))); }")]
    [InlineData("async Coroutine M() { await Map(urls, url => Get(url)); }")]
    [InlineData("async Coroutine M() { var pairs = urls.Select(url => (url, Get(url))).ToList(); foreach (var (_, each) in pairs) { await each; } }")]
    [InlineData("IEnumerable<Coroutine> M() => urls.Select(Get);")]
    [InlineData("IEnumerable<Coroutine> M() { var all = urls.Select(Get); return all.Reverse(); }")]
    [InlineData("void M(IEnumerable<Coroutine> given) { given.ToList(); given.Count(); }")]
    [InlineData("void M() { Others(); } IEnumerable<Coroutine> Others() => [];")]
    public async Task Coroutines_of_many_items_that_others_may_await_are_not_reported(string members)
    {
        Assert.Equal("", await Compiled.Ids(members));
    }

    [Fact]
    public async Task Each_collection_is_reported_once()
    {
        const string Members = """
            void M()
            {
                var one = new List<Coroutine>();
                var two = new List<Coroutine>();
                one.Add(F());
                two.Add(F());
                one.Add(F());
                two.Add(F());
            }
            """;

        Assert.Equal("MW0006 MW0006", await Compiled.Ids(Members));
    }

    [Theory]
    [InlineData("void M() { var all = new List<Coroutine>(); all.Add(F()); }", "coroutine 'F' goes into 'all', and nobody awaits what is in there: it will not run")]
    [InlineData("void M() { var all = urls.Select(url => Get(url)).ToList(); }", "coroutine 'Get' goes into 'all', and nobody awaits what is in there: it will not run")]
    [InlineData("void M() { urls.Select(Get).ToList(); }", "coroutine 'Get' goes into a collection, and nobody awaits what is in there: it will not run")]
    public async Task Message_names_the_coroutine_and_the_variable(string members, string message)
    {
        var found = Assert.Single(await Compiled.Members(members));

        Assert.Equal(message, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
