using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>What becomes of a value from the statement that assigns it to a local variable to the one that assigns the next.</summary>
internal sealed class Life
{
    private readonly IOperation value;
    private readonly IOperation statement;
    private readonly IReadOnlyList<IOperation> uses;

    /// <param name="local">The variable.</param>
    /// <param name="value">What is assigned.</param>
    /// <param name="statement">The statement that assigns it.</param>
    /// <param name="references">Where the variable is used.</param>
    internal Life(ILocalSymbol local, IOperation value, IOperation statement, References references)
    {
        this.value = value;
        this.statement = statement;
        uses = references.To(local);
    }

    /// <summary>Whether the next value is assigned, for certain, before anybody has looked at this one.</summary>
    internal bool EndsUnused()
    {
        // Functions that share the variable may run at any time.
        var function = Expressions.FunctionAround(value);
        return uses.All(use => Expressions.FunctionAround(use) == function || use is IVariableDeclaratorOperation)
            && !uses.Any(IsTakenByReference)
            && (IsReplacedBelow() || IsReplacedInNextRound());
    }

    private bool IsReplacedBelow()
    {
        if (statement.Parent is not (IBlockOperation or ISwitchCaseOperation))
        {
            return false;
        }

        var next = uses.FirstOrDefault(use => IsAssigned(use) && Start(use) >= End(value) && IsWithin(use, statement.Parent))?.Parent;
        return next is not null && !IsReadBefore(next) && !IsReadInLoopAround(next) && !LeavesBefore(next);
    }

    private bool IsReadBefore(IOperation next) => uses.Any(use => IsRead(use) && Start(use) >= End(value) && Start(use) < End(next));

    // What stands below is run before what stands above, from the second round on.
    private bool IsReadInLoopAround(IOperation next)
    {
        for (var around = next.Parent; around is not null && around != statement.Parent; around = around.Parent)
        {
            if (around is ILoopOperation && uses.Any(use => IsRead(use) && IsWithin(use, around)))
            {
                return true;
            }
        }

        return false;
    }

    // Code elsewhere may be where the value is used.
    private bool LeavesBefore(IOperation next) =>
        statement.Parent!.Descendants().Any(one => one is IBranchOperation && Start(one) >= End(value) && Start(one) < End(next));

    private bool IsReplacedInNextRound() =>
        (statement.Parent is IBlockOperation { Parent: ILoopOperation } block ? block.Parent : statement.Parent) is ILoopOperation loop
        && loop.Body == (statement.Parent == loop ? statement : statement.Parent)
        && !uses.Any(use => (IsRead(use) || use is IVariableDeclaratorOperation) && IsWithin(use, loop))
        && !loop.Descendants().Any(static one => one is IBranchOperation or IReturnOperation or IThrowOperation);

    private static bool IsRead(IOperation use) => use is not IVariableDeclaratorOperation && !IsAssigned(use);

    private static bool IsAssigned(IOperation use) => use.Parent is ISimpleAssignmentOperation { IsRef: false } assignment && assignment.Target == use;

    private static bool IsTakenByReference(IOperation use) =>
        use.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.IsRef: true } };

    private static bool IsWithin(IOperation operation, IOperation around) => around.Syntax.Span.Contains(operation.Syntax.Span);

    private static int Start(IOperation operation) => operation.Syntax.SpanStart;

    private static int End(IOperation operation) => operation.Syntax.Span.End;
}
