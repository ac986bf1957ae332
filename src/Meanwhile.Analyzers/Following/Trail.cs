using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Meanwhile.Analyzers;

/// <summary>
/// Follows a coroutine through the member in which it is made. It leads nowhere where nothing that is done with it could run
/// it. Whatever is not known for certain could: it is returned, kept in a field, passed to a method.
/// </summary>
internal sealed partial class Trail
{
    private readonly References references;
    private readonly HashSet<ISymbol> followed = new(SymbolEqualityComparer.Default);

    internal Trail(References references)
    {
        this.references = references;
    }

    /// <summary>The collection that the coroutine was put in: where it is made, or the variable that it is in. Null if it is in none.</summary>
    internal SyntaxNode? Collection { get; private set; }

    /// <summary>The variable that the collection is in, if it is in one.</summary>
    internal string? CollectionName { get; private set; }

    /// <summary>Whether nothing that becomes of the value runs it.</summary>
    internal bool LeadsNowhere(IOperation value)
    {
        var whole = Expressions.Outermost(value);
        return whole.Parent switch
        {
            IExpressionStatementOperation or IIsTypeOperation or INameOfOperation => true,
            ISimpleAssignmentOperation assignment => assignment.Target == whole || IsKeptForNobody(assignment),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { IsRef: false } local } } => IsKeptForNobody(local),
            IIsPatternOperation match => !match.Pattern.DescendantsAndSelf().Any(NamesWhatItMatches),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } => true,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => true,
            ICompoundAssignmentOperation { Type.SpecialType: SpecialType.System_String } => true,
            IInterpolationOperation { Parent: IInterpolatedStringOperation { Type.SpecialType: SpecialType.System_String } } => true,
            ITupleOperation tuple => LeadsNowhere(tuple),
            IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } item => LeadsNowhere(item),
            IReturnOperation { Kind: OperationKind.Return } end => IsReturnedToNobody(value, end),
            IInvocationOperation call when call.Instance == whole => IsIdleMember(call.TargetMethod) || StaysInCollection(call),
            IPropertyReferenceOperation property when property.Instance == whole => IsOfDotnet(property) && LeadsNowhereFrom(property),
            IArgumentOperation argument => IsPassedToNobody(argument),
            { } parent => StaysInCollection(parent, whole),
            null => false,
        };
    }

    // Variables may be assigned to each other in a circle: each is looked at once.
    private bool LeadsNowhere(ISymbol variable) =>
        !followed.Add(variable) || references.To(variable).All(use => use is IVariableDeclaratorOperation || LeadsNowhere(use));

    private bool LeadsNowhereFrom(IOperation result) => DotnetTypes.CannotHoldCoroutine(result.Type) || LeadsNowhere(result);

    private bool IsKeptForNobody(ISimpleAssignmentOperation assignment) =>
        assignment.Target switch
        {
            IDiscardOperation => LeadsNowhere(assignment),
            ILocalReferenceOperation { Local: { IsRef: false } local } => IsKeptForNobody(local) && LeadsNowhere(assignment),
            IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation array } => IsPutInNobodys(array.Local) && LeadsNowhere(assignment),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: ILocalReferenceOperation all } => IsPutInNobodys(all.Local) && LeadsNowhere(assignment),
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IInstanceReferenceOperation } => IsInitializerForNobody(assignment.Parent),
            _ => false,
        };

    private bool IsKeptForNobody(ILocalSymbol local)
    {
        if (Collection is not null && !MeanwhileTypes.IsCoroutine(local.Type))
        {
            NameCollection(local);
        }

        return LeadsNowhere(local);
    }

    private bool IsReturnedToNobody(IOperation value, IReturnOperation end)
    {
        if (
            Expressions.FunctionAround(end) is not IAnonymousFunctionOperation { Symbol.IsAsync: false, Parent: IDelegateCreationOperation function }
            || Expressions.Outermost(function).Parent is not IArgumentOperation { Parent: IInvocationOperation call } argument
        )
        {
            return false;
        }

        return IsMaker(call.TargetMethod)
            ? IsCollectedForNobody(call)
            : IsTakenForAnObject(argument) && MadeCoroutine.IsAsync(value) && ThreadStart.NameOf(call) is null;
    }

    // Where any object will do, to code that knows nothing of coroutines: Assert.Throws(() => F()). A call of an async method does
    // nothing but make a coroutine, so nobody can want the call alone. One of another method may throw.
    private static bool IsTakenForAnObject(IArgumentOperation argument) =>
        argument.Parameter?.OriginalDefinition
            is { Type: INamedTypeSymbol { DelegateInvokeMethod.ReturnType.SpecialType: SpecialType.System_Object }, ContainingAssembly: var assembly }
        && !MeanwhileTypes.AreKnownTo(assembly);

    private bool IsPassedToNobody(IArgumentOperation argument) => argument.Parent switch
    {
        IInvocationOperation call when IsIdleMember(call.TargetMethod) || Printing.Prints(call.TargetMethod) => true,
        IInvocationOperation call when DotnetTypes.IsLinq(call.TargetMethod.ContainingType) => PassesOn(call),
        IInvocationOperation { Instance: { } } call when Adds(call.TargetMethod) => IsPutInNobodys(call),
        IObjectCreationOperation creation when DotnetTypes.IsCollection(creation.Type) => IsCollectedForNobody(creation),
        _ => false,
    };

    private static bool NamesWhatItMatches(IOperation pattern) =>
        pattern
            is IDeclarationPatternOperation { DeclaredSymbol: not null }
                or IRecursivePatternOperation { DeclaredSymbol: not null }
                or IListPatternOperation { DeclaredSymbol: not null };

    private static bool IsOfDotnet(IPropertyReferenceOperation property) =>
        property.Property.ContainingNamespace?.ToDisplayString() is { } space
        && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));

    private static bool IsIdleMember(IMethodSymbol method) =>
        method.Name is "ToString" or "Equals" or "ReferenceEquals" or "GetHashCode" or "GetType"
        && method.ContainingType is { } type
        && (
            type.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType
            || MeanwhileTypes.IsCoroutine(type)
            || DotnetTypes.IsIn(type, "System")
            || DotnetTypes.IsCollection(type)
        );
}
