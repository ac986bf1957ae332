using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>Tells whether code that got something to dispose disposes of it, or gives it to somebody else.</summary>
internal static class Ownership
{
    /// <summary>Whether a value is disposed, or goes where others may see to that.</summary>
    internal static bool IsTaken(IOperation value) => IsTaken(value, new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default));

    /// <param name="value">The value.</param>
    /// <param name="followed">The local variables that it has been followed into: they may be assigned to each other in a circle.</param>
    private static bool IsTaken(IOperation value, HashSet<ILocalSymbol> followed)
    {
        switch (Expressions.Outermost(value).Parent)
        {
            case IExpressionStatementOperation or IPropertyReferenceOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return false;
            case IConditionalAccessOperation access when access.Operation == Expressions.Outermost(value):
                return access.WhenNotNull.DescendantsAndSelf().Any(IsDisposal);
            case IInvocationOperation member when member.Instance == Expressions.Outermost(value):
                return IsDisposal(member);
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target }:
                return IsTakenFrom(target.Local, value, followed);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                return IsInUsing(declarator) || IsTakenFrom(declarator.Symbol, value, followed);
            default:
                // It is returned, passed on, kept in a field, or held by await using.
                return true;
        }
    }

    /// <summary>Whether any use of a local variable disposes of it, or gives it away.</summary>
    private static bool IsTakenFrom(ILocalSymbol local, IOperation within, HashSet<ILocalSymbol> followed)
    {
        if (!followed.Add(local))
        {
            return false;
        }

        var root = within;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.Descendants()
            .OfType<ILocalReferenceOperation>()
            .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
            .Any(use => !IsAssigned(use) && IsTaken(use, followed));
    }

    private static bool IsAssigned(ILocalReferenceOperation use) => use.Parent is ISimpleAssignmentOperation assignment && assignment.Target == use;

    private static bool IsDisposal(IOperation operation) => operation is IInvocationOperation { TargetMethod.Name: "DisposeAsync" };

    private static bool IsInUsing(IVariableDeclaratorOperation declarator)
    {
        for (var parent = declarator.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IUsingOperation or IUsingDeclarationOperation:
                    return true;
                case IBlockOperation:
                    return false;
            }
        }

        return false;
    }
}
