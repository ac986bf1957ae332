using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>Where the local variables of a member are used, and those of the functions in it. Looked up once, when first asked for.</summary>
internal sealed class References
{
    private static readonly IReadOnlyList<IOperation> None = Array.Empty<IOperation>();

    private readonly ImmutableArray<IOperation> blocks;
    private readonly Lazy<Dictionary<ISymbol, List<IOperation>>> found;

    internal References(ImmutableArray<IOperation> blocks)
    {
        this.blocks = blocks;
        found = new(Find);
    }

    /// <summary>All places that name a variable or a parameter, in the order of the source; also those that assign it.</summary>
    internal IReadOnlyList<IOperation> To(ISymbol variable) => found.Value.TryGetValue(variable, out var places) ? places : None;

    private Dictionary<ISymbol, List<IOperation>> Find()
    {
        var all = new Dictionary<ISymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (var operation in blocks.SelectMany(static block => block.DescendantsAndSelf()))
        {
            ISymbol? variable = operation switch
            {
                ILocalReferenceOperation use => use.Local,
                IParameterReferenceOperation use => use.Parameter,
                IVariableDeclaratorOperation declarator => declarator.Symbol,
                _ => null,
            };
            if (variable is not null)
            {
                if (!all.TryGetValue(variable, out var places))
                {
                    all.Add(variable, places = new());
                }

                places.Add(operation);
            }
        }

        return all;
    }
}
