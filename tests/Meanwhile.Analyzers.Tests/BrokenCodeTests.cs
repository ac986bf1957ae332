using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Meanwhile.Analyzers.Tests;

/// <summary>In an editor most code does not compile yet.</summary>
public class BrokenCodeTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Meanwhile;
        using static Meanwhile.Async;

        class Program
        {
            static async Coroutine F(int number) => await Sleep(TimeSpan.Zero);

            async Coroutine M(bool first, List<Coroutine> given, IAsyncEnumerable<int> items)
            {
                _ = F(1);
                Console.WriteLine($"{F(2)}" + F(3).ToString());
                var (one, two) = (F(4), F(5));
                one = first ? F(6) : two;
                for (var i = 0; i < 3; i++) { one = F(i); one = default; }
                await one;
                if (F(7) is { } three && F(8) == three) { given[0] = F(9); }
                var all = new List<Coroutine> { F(10) };
                all.Add(F(11));
                all.AddRange(Enumerable.Range(0, 9).Where(n => n > 1).Select(n => F(n)));
                var map = new Dictionary<string, Coroutine> { ["a"] = F(12) };
                Coroutine[] some = [F(13), .. from n in new[] { 1 } select F(n)];
                foreach (var each in some) { Console.WriteLine(each); }
                await Task.Run(() => F(14));
                await Task.Factory.StartNew(async () => { await Task.Delay(1); await F(15); });
                await Parallel.ForEachAsync([1], new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (n, _) => await F(n));
                var taken = items.GetAsyncEnumerator();
                await taken.MoveNextAsync();
                Func<object> later = () => F(16);
                async Task Local() { var again = await Task.FromResult(F(17)); }
                await Task.Run(Local);
            }
        }
        """;

    private static readonly SyntaxToken[] Tokens =
        [.. CSharpSyntaxTree.ParseText(Source, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens()];

    [Fact]
    public async Task Whole_code_makes_no_analyzer_throw() => Assert.Empty(await Compiled.Failures(Source));

    [Fact]
    public async Task Code_that_lacks_a_word_makes_no_analyzer_throw()
    {
        await Parallel.ForEachAsync(
            Tokens,
            TestContext.Current.CancellationToken,
            static async (token, _) => Assert.Empty(await Compiled.Failures(Source.Remove(token.SpanStart, token.Span.Length)))
        );
    }

    [Fact]
    public async Task Code_that_has_no_end_makes_no_analyzer_throw()
    {
        foreach (var token in Tokens.Where((_, place) => place % 3 == 0))
        {
            Assert.Empty(await Compiled.Failures(Source[..token.SpanStart]));
        }
    }
}
