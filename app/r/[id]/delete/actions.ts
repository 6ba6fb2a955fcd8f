'use server';

import { redirect } from 'next/navigation';
import { isRequestError } from '@/app/_server/problem';
import { deleteReport } from '@/app/_server/reports';
import { isStoreError } from '@/lib/store/store-error';

/** The form of the page: on to the report's address, which says what has become of it, or back with what is wrong. */
export async function deleteForm(form: FormData): Promise<void> {
  const id = encodeURIComponent(field(form, 'id'));
  const token = field(form, 'token').trim();
  redirect(await wayAfter(id, token));
}

async function wayAfter(id: string, token: string): Promise<string> {
  try {
    await deleteReport(id, token);
  } catch (error) {
    const back = new URLSearchParams({ token });
    if (isStoreError(error)) return `/r/${id}/delete?${back}&problem=${error.code}`;
    if (!isRequestError(error)) throw error;
    if (error.code === 'wrong-token') return `/r/${id}/delete?problem=${error.code}`;
  }
  return `/r/${id}`;
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
