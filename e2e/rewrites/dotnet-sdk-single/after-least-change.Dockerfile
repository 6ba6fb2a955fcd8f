FROM mcr.microsoft.com/dotnet/sdk:10.0-noble
WORKDIR /src
COPY . .
RUN dotnet publish Report.csproj -c Release -o /app
WORKDIR /app
EXPOSE 8080
ENTRYPOINT ["dotnet", "Report.dll"]
