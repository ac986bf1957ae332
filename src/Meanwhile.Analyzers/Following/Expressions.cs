using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>Tells the value in an expression from what is only written around it.</summary>
internal static class Expressions
{
    /// <summary>The largest expression that may have the same value: in parentheses, converted, or chosen of several.</summary>
    internal static IOperation Outermost(IOperation value)
    {
        while (HasSameValue(value.Parent, value))
        {
            value = value.Parent!;
        }

        return value;
    }

    /// <summary>What an expression may evaluate to: one value, or one for each branch.</summary>
    internal static IEnumerable<IOperation> Choices(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null } conversion => Choices(conversion.Operand),
        IParenthesizedOperation parenthesized => Choices(parenthesized.Operand),
        ITranslatedQueryOperation query => Choices(query.Operation),
        IConditionalAccessOperation access => Choices(access.WhenNotNull),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Choices(choice.WhenTrue).Concat(Choices(otherwise)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(static arm => Choices(arm.Value)),
        ICoalesceOperation choice => Choices(choice.Value).Concat(Choices(choice.WhenNull)),
        _ => new[] { value },
    };

    /// <summary>The lambda or local function that code belongs to, or null for the member itself.</summary>
    internal static IOperation? FunctionAround(IOperation operation)
    {
        var parent = operation.Parent;
        while (parent is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>All code of a function, without that of the functions in it, in the order of the source.</summary>
    internal static IEnumerable<IOperation> OwnCode(IOperation function)
    {
        var rest = new Stack<IOperation>(function.ChildOperations.Reverse());
        while (rest.Count > 0)
        {
            var next = rest.Pop();
            yield return next;
            if (next is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                foreach (var child in next.ChildOperations.Reverse())
                {
                    rest.Push(child);
                }
            }
        }
    }

    private static bool HasSameValue(IOperation? around, IOperation value) => around switch
    {
        IConversionOperation conversion => conversion.OperatorMethod is null,
        IParenthesizedOperation or ITranslatedQueryOperation or ICoalesceOperation => true,
        IConditionalOperation choice => choice.Condition != value,
        ISwitchExpressionArmOperation arm => arm.Value == value,
        ISwitchExpressionOperation choice => choice.Value != value,
        IConditionalAccessOperation access => access.WhenNotNull == value,
        _ => false,
    };
}
