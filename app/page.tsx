import { Page, PageHeader } from '@/components/ui/page';

export default function CatalogPage() {
  return (
    <Page>
      <PageHeader title="What should your container stand on?" />
    </Page>
  );
}
