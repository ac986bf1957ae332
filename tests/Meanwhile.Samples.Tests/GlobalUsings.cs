global using Meanwhile.Samples.Tests.Running;
global using Meanwhile.Testing;
