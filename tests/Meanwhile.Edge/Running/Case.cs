namespace Meanwhile.Edge.Running;

/// <summary>Something that holds or does not.</summary>
/// <param name="Name">What holds.</param>
/// <param name="Check">Says what is wrong, or null.</param>
internal sealed record Case(string Name, Func<string?> Check)
{
    public override string ToString() => Name;
}
