namespace Meanwhile.Interleavings;

using Block = IReadOnlyList<Statement>;

/// <summary>Makes a program smaller, one change at a time.</summary>
internal static class Shrinking
{
    /// <summary>The same program with something left out, the larger parts first.</summary>
    internal static IEnumerable<Scenario> Smaller(Scenario scenario) => Blocks(scenario.Main).Select(main => scenario with { Main = main });

    private static IEnumerable<Block> Blocks(Block block)
    {
        for (var length = block.Count / 2; length > 1; length /= 2)
        {
            for (var start = 0; start + length <= block.Count; start += length)
            {
                yield return [.. block.Take(start), .. block.Skip(start + length)];
            }
        }

        for (var i = 0; i < block.Count; i++)
        {
            foreach (var instead in Instead(block[i]))
            {
                yield return [.. block.Take(i), .. instead, .. block.Skip(i + 1)];
            }
        }
    }

    private static IEnumerable<Manner> Plainer(Manner manner)
    {
        if (manner.Form != Form.Plain)
        {
            yield return manner with { Form = Form.Plain };
        }

        if (manner.Kind > 0)
        {
            yield return manner with { Kind = 0 };
            yield return manner with { Kind = manner.Kind - 1 };
        }

        if (manner.Telling != Telling.NotTold)
        {
            yield return manner with { Telling = Telling.NotTold };
        }
    }

    private static IEnumerable<Block> Instead(Statement statement)
    {
        yield return [];
        foreach (var part in statement.Parts)
        {
            yield return part;
        }

        for (var i = 0; i < statement.Parts.Count; i++)
        {
            foreach (var smaller in Blocks(statement.Parts[i]))
            {
                yield return [statement with { Parts = [.. statement.Parts.Take(i), smaller, .. statement.Parts.Skip(i + 1)] }];
            }
        }

        if (statement.Amount > 0)
        {
            yield return [statement with { Amount = 0 }];
            yield return [statement with { Amount = statement.Amount - 1 }];
        }

        if (statement.Which > 0)
        {
            yield return [statement with { Which = 0 }];
            yield return [statement with { Which = statement.Which - 1 }];
            if (statement.IsForeign)
            {
                foreach (var plainer in Plainer(Manner.Of(statement.Which)))
                {
                    yield return [statement with { Which = plainer.Which }];
                }
            }
        }
    }
}
