using System.Reflection;
using System.Runtime.CompilerServices;
using Meanwhile.Docs.Tests.PublicApi;

namespace Meanwhile.Docs.Tests.Conventions;

public sealed class ApiConventionTests
{
    public static TheoryData<string> Assemblies => [.. Libraries.Names];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Every_public_member_is_documented(string library)
    {
        var assembly = Assembly.Load(library);
        var docs = new XmlDocs(assembly);
        var types = ApiText.PublicTypes(assembly).ToArray();
        var members = types.SelectMany(ApiText.Members).Where(IsWritten);

        Assert.Empty(types.Concat(members).Where(member => !docs.Describes(member)).Select(DocumentationId.Of));
    }

    [Fact]
    public void Options_cannot_change_once_they_are_made()
    {
        var setters = PublicTypes
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
            .SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { IsPublic: true } && !ApiText.IsInit(property))
            .Select(DocumentationId.Of);

        Assert.Empty(setters);
    }

    [Fact]
    public void Methods_that_return_a_coroutine_have_no_Async_suffix()
    {
        var suffixed = PublicTypes
            .SelectMany(ApiText.Members)
            .OfType<MethodInfo>()
            .Where(method => method.ReturnType.IsAssignableTo(typeof(IAwaitable)) && method.Name.EndsWith("Async", StringComparison.Ordinal))

            // The compiler looks for that name in an await foreach.
            .Where(static method => method.Name != "MoveNextAsync")
            .Select(DocumentationId.Of);

        Assert.Empty(suffixed);
    }

    [Fact]
    public void Classes_are_sealed_unless_made_to_be_derived_from()
    {
        string[] made = [nameof(Future), typeof(Future<>).Name, nameof(LoopTask), nameof(Handle), typeof(AsyncQueue<>).Name, nameof(ExceptionGroup), nameof(InvalidStateException)];
        var open = PublicTypes.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !type.IsAssignableTo(typeof(Exception))).Select(type => type.Name);

        Assert.Empty(open.Except(made));
    }

    private static IEnumerable<Type> PublicTypes => Libraries.All.SelectMany(ApiText.PublicTypes);

    // Nobody writes the only constructor that takes nothing, or those members of a record that are not in its source.
    private static bool IsWritten(MemberInfo member) =>
        member switch
        {
            ConstructorInfo constructor => constructor.GetParameters().Length > 0 || constructor.DeclaringType!.GetConstructors().Length > 1,
            _ => !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false),
        };
}
