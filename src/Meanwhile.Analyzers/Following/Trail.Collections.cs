using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

internal sealed partial class Trail
{
    private static readonly HashSet<string> Adding = new(StringComparer.Ordinal)
    {
        "Add",
        "AddFirst",
        "AddLast",
        "AddRange",
        "Enqueue",
        "Insert",
        "InsertRange",
        "Push",
        "TryAdd",
    };

    // What else may be done with a collection so that all that was in it is still there, or comes out by what the call gives.
    private static readonly HashSet<string> Looking = new(StringComparer.Ordinal)
    {
        "AsReadOnly",
        "Clear",
        "Contains",
        "ContainsKey",
        "ConvertAll",
        "Dequeue",
        "EnsureCapacity",
        "Exists",
        "Find",
        "FindAll",
        "ForEach",
        "GetLength",
        "GetRange",
        "IndexOf",
        "LastIndexOf",
        "Peek",
        "Pop",
        "Remove",
        "RemoveAll",
        "RemoveAt",
        "RemoveRange",
        "Reverse",
        "ToArray",
        "TrimExcess",
        "TrueForAll",
    };

    private static bool Adds(IMethodSymbol method) => Adding.Contains(method.Name) && DotnetTypes.IsCollection(method.ContainingType);

    // Methods that give a collection of what the function makes of each item.
    private static bool IsMaker(IMethodSymbol method) =>
        method.Name switch
        {
            "Select" or "SelectMany" or "ToDictionary" or "ToLookup" or "Zip" => DotnetTypes.IsLinq(method.ContainingType),
            "ConvertAll" => DotnetTypes.IsCollection(method.ContainingType),
            _ => false,
        };

    /// <summary>Whether a method to which a function is passed makes a collection with it that nobody uses.</summary>
    internal bool IsMadeForNobody(IDelegateCreationOperation function) =>
        Expressions.Outermost(function).Parent is IArgumentOperation { Parent: IInvocationOperation call }
        && IsMaker(call.TargetMethod)
        && IsCollectedForNobody(call);

    private bool StaysInCollection(IInvocationOperation member) =>
        DotnetTypes.IsCollection(member.TargetMethod.ContainingType)
        && (Adding.Contains(member.TargetMethod.Name) || Looking.Contains(member.TargetMethod.Name))
        && PassesOn(member);

    private bool StaysInCollection(IOperation parent, IOperation whole) => parent switch
    {
        IArrayElementReferenceOperation element => element.ArrayReference == whole && LeadsNowhereFrom(element),
        IForEachLoopOperation loop => loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { IsRef: false } each } && LeadsNowhere(each),
        IArrayInitializerOperation { Parent: IArrayCreationOperation array } => IsCollectedForNobody(array),
        IArrayInitializerOperation { Parent: IArrayInitializerOperation row } => StaysInCollection(row, parent),
        ISpreadOperation => StaysInCollection(parent.Parent!, parent),
        ICollectionExpressionOperation => DotnetTypes.IsCollection(parent.Type) && IsCollectedForNobody(parent),
        _ => false,
    };

    // What the compiler makes of arguments without end is no collection to whoever wrote the call.
    private bool IsCollectedForNobody(IOperation collection)
    {
        if (Expressions.Outermost(collection).Parent is not IArgumentOperation { ArgumentKind: ArgumentKind.ParamArray or ArgumentKind.ParamCollection })
        {
            Collection ??= collection.Syntax;
        }

        return LeadsNowhere(collection);
    }

    private bool IsPutInNobodys(IInvocationOperation add)
    {
        switch (add.Instance)
        {
            case ILocalReferenceOperation { Local: var local }:
                return LeadsNowhereFrom(add) && IsPutInNobodys(local);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return IsInitializerForNobody(add.Parent);
            default:
                return false;
        }
    }

    private bool IsInitializerForNobody(IOperation? initializer) =>
        initializer is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation }
        && DotnetTypes.IsCollection(creation.Type)
        && IsCollectedForNobody(creation);

    private bool IsPutInNobodys(ILocalSymbol local)
    {
        NameCollection(local);
        return IsMadeHere(local) && LeadsNowhere(local);
    }

    private void NameCollection(ILocalSymbol local)
    {
        Collection = local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        CollectionName = local.Name;
    }

    // Others have no collection that is made in this very place; any other they may have.
    private bool IsMadeHere(ILocalSymbol local)
    {
        var values = references.To(local).SelectMany(ValuesAssigned).ToList();
        return values.Count > 0 && values.All(IsCreation);
    }

    private static IEnumerable<IOperation> ValuesAssigned(IOperation use) => use switch
    {
        IVariableDeclaratorOperation declarator => declarator.GetVariableInitializer() is { Value: var value } ? Expressions.Choices(value) : [],
        { Parent: ISimpleAssignmentOperation assignment } when assignment.Target == use => Expressions.Choices(assignment.Value),
        _ => [],
    };

    private static bool IsCreation(IOperation value) => value switch
    {
        IArrayCreationOperation or ICollectionExpressionOperation => true,
        IObjectCreationOperation => DotnetTypes.IsCollection(value.Type),
        IInvocationOperation { TargetMethod: { Name: "ToArray" or "ToDictionary" or "ToHashSet" or "ToList", ContainingType: var type } } => DotnetTypes.IsLinq(type),
        _ => false,
    };

    /// <summary>Whether neither the functions that a call is given do anything with what they get, nor anybody with what it gives.</summary>
    private bool PassesOn(IInvocationOperation call) => call.Arguments.All(IsIdle) && LeadsNowhereFrom(call);

    private bool IsIdle(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: RefKind.None, Type.TypeKind: var kind })
        {
            return false;
        }

        if (kind != TypeKind.Delegate)
        {
            return true;
        }

        return argument.Value is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function }
            && function.Symbol.Parameters.All(each => DotnetTypes.CannotHoldCoroutine(each.Type) || LeadsNowhere(each));
    }
}
